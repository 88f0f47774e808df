// Makes the list of codes searchable. The page is complete without it: entries are only hidden, shown and moved.
"use strict";
(() => {
  const root = document.documentElement;
  const THEME = "errcat-theme";
  /** The number of best matches that are listed first; moving more would make typing slow. */
  const BEST = 20;

  /** If the page may not use storage, the choice of a theme lasts until it is closed. */
  const stored = {
    get: () => { try { return localStorage.getItem(THEME) ?? ""; } catch { return ""; } },
    set: (theme) => { try { localStorage.setItem(THEME, theme); } catch { /* It lasts until the page is closed. */ } },
  };

  /** Text for comparison: `INVALID_API_KEY`, `invalid-api-key` and `Invalid API key` are the same. */
  const normal = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}+/gu, "").replace(/[\s_\-./]+/g, " ").trim();

  /** The text of an entry, without the labels that every entry has. */
  const textOf = (element) => {
    const own = (node) => /^(H4|H5|DT|TH|BUTTON)$/.test(node.parentNode.nodeName) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, own);
    const parts = [];
    while (walker.nextNode()) parts.push(walker.currentNode.data);
    return normal(parts.join(" "));
  };

  const setTheme = (theme) => {
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  /** A site that embeds or links to the page can give it a theme: `?theme=dark`. It lasts as long as the address. */
  const asked = new URLSearchParams(location.search).get("theme");
  const theme = ["light", "dark"].includes(asked) ? asked : "";
  setTheme(theme || stored.get()); // Before the first paint, so that a dark page never flashes.

  const start = () => {
    const find = (selector) => document.querySelector(selector);
    const form = find("form");
    const controls = [...form.querySelectorAll("[name]")];
    const [list, best, none, count, clear] = [".codes", ".best", ".none", ".count", "[type=reset]"].map(find);
    const bestList = best.querySelector("ul");

    const entries = [...document.querySelectorAll(".entry")].map((element, at) => ({
      element,
      at,
      home: element.parentNode,
      code: normal(element.querySelector("h3").textContent),
      title: normal(element.querySelector(".title").textContent),
      pattern: element.dataset.pattern && new RegExp(element.dataset.pattern, "i"),
      names: [element.id, element.querySelector("h3").textContent, ...(element.dataset.names ?? "").split("\n")].map(normal),
      get text() {
        Object.defineProperty(this, "text", { value: textOf(element) });
        return this.text;
      },
    }));
    const entryOf = new Map(entries.map((entry) => [entry.element, entry]));
    let moved = [];

    /** The rank of an entry: 0 is the best match, `undefined` is none. */
    const rank = (entry, query, words) => {
      if (!query) return 0;
      if (entry.code === query || entry.names.includes(query)) return 0;
      if (entry.code.startsWith(query) || entry.pattern?.test(form.elements.q.value.trim())) return 1;
      if (entry.title.startsWith(query)) return 2;
      const head = ` ${entry.code} ${entry.title}`;
      if (words.every((word) => head.includes(` ${word}`))) return 3;
      if (words.every((word) => head.includes(word))) return 4;
      return words.every((word) => entry.text.includes(word)) ? 5 : undefined;
    };

    const passes = ({ dataset }) => controls.every(({ name, value }) => {
      if (name === "q" || !value) return true;
      if (name === "status") return (dataset.status ?? "").split(" ").some((status) => [status, `${status[0]}xx`].includes(value));
      if (name.startsWith("field.")) return dataset.fields?.split(" ").includes(`${name.slice(6)}=${value}`);
      return (dataset[name] ?? (name === "deprecated" ? "no" : "")) === value;
    });

    /** Moves the best matches of a search to the top, and those of the last search back to their places. */
    const move = (top) => {
      if (top.length === moved.length && top.every((entry, at) => entry === moved[at])) return;
      // From the end of the page to its start, so that the following entry is already in its place.
      for (const { element, at, home } of moved.toSorted((a, b) => b.at - a.at)) {
        const next = entries[at + 1];
        home.insertBefore(element, next?.home === home ? next.element : null);
      }
      for (const { element } of top) bestList.append(element);
      moved = top;
    };

    const filter = () => {
      const query = normal(form.elements.q.value);
      const words = query.split(" ");
      const hits = [];
      for (const entry of entries) {
        const score = passes(entry.element) ? rank(entry, query, words) : undefined;
        if (score !== undefined) hits.push({ entry, score });
      }
      count.textContent = hits.length === entries.length ? `${hits.length} codes` : `${hits.length} of ${entries.length} codes`;
      clear.hidden = controls.every(({ value }) => !value);
      none.hidden = hits.length > 0;
      // Hiding one list is fast, hiding thousands of entries is not.
      list.hidden = hits.length === 0;
      if (list.hidden) return;
      const shown = new Set(hits.map(({ entry }) => entry));
      for (const entry of entries) {
        if (entry.element.hidden === shown.has(entry)) entry.element.hidden = !entry.element.hidden;
      }
      const sorted = query ? hits.toSorted((a, b) => a.score - b.score || a.entry.at - b.entry.at) : [];
      const top = sorted.slice(0, BEST).map(({ entry }) => entry);
      move(top);
      best.hidden = top.length === 0;
      for (const entry of top) shown.delete(entry);
      const homes = new Set([...shown].map(({ home }) => home));
      for (const home of new Set(entries.map(({ home }) => home))) home.parentNode.hidden = !homes.has(home);
    };

    /** The filters in the address, so that a view can be sent to someone. */
    const write = () => {
      const set = controls.filter(({ value }) => value.trim()).map(({ name, value }) => [name, value.trim()]);
      const query = new URLSearchParams(theme ? [...set, ["theme", theme]] : set).toString();
      try {
        history.replaceState(null, "", location.pathname + (query && `?${query}`) + location.hash);
      } catch { /* Some browsers refuse it in a file, or so many times in a row. */ }
    };
    const read = () => {
      const query = new URLSearchParams(location.search);
      for (const control of controls) {
        control.value = query.get(control.name) ?? "";
        if (control.selectedIndex === -1) control.value = "";
      }
    };

    /** Opens the entry that the address names, whatever the filters are. */
    const reveal = () => {
      let name = location.hash.slice(1);
      try { name = decodeURIComponent(name); } catch { /* The name is not encoded. */ }
      const element = name && document.getElementById(name);
      const words = normal(name);
      const named = element || !words ? [] : entries.filter(({ names }) => names.includes(words));
      // Several contracts may have the code.
      const entry = entryOf.get(element) ?? named.find(({ element }) => passes(element)) ?? named[0];
      if (entry) show(entry);
    };

    /** Opens an entry, whatever the filters are. */
    const show = (entry) => {
      const section = entry.element.closest("section");
      // If nothing matched, the hidden list still contains the matches of the previous search.
      if (list.hidden) for (const part of list.querySelectorAll("section, .entry")) part.hidden = true;
      for (const part of [entry.element, section, list]) part.hidden = false;
      entry.element.querySelector("details").open = true;
      entry.element.scrollIntoView();
      entry.element.querySelector("summary").focus({ preventScroll: true });
    };

    const update = () => { filter(); write(); };
    form.addEventListener("input", update);
    /** The visible entries, from top to bottom. */
    const visible = () => [...list.querySelectorAll(".entry:not([hidden])")].filter((element) => element.checkVisibility());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const best = form.elements.q.value.trim() && !list.hidden && entryOf.get(visible()[0]);
      if (best) show(best);
    });
    /** Moves the focus from the search to the entries and between them. */
    const step = (event, by) => {
      const from = event.target;
      if (from !== form.elements.q && !from.matches("summary")) return;
      const stops = [form.elements.q, ...visible().map((element) => element.querySelector("summary"))];
      const next = list.hidden ? undefined : stops[stops.indexOf(from) + by];
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      for (const control of controls) control.value = "";
      update();
      form.elements.q.focus();
    });
    document.addEventListener("keydown", (event) => {
      const isTyping = event.target.matches?.("input, select, textarea");
      if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        form.elements.q.focus();
        form.elements.q.select();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        step(event, event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Escape" && !event.target.matches?.("select") && !clear.hidden) {
        // First the words, then the filters.
        const words = controls.filter(({ name, value }) => name === "q" && value);
        for (const control of words.length ? words : controls) control.value = "";
        update();
      }
    });
    // A browser that jumps to an anchor moves the focus, so the entry is opened after that.
    addEventListener("popstate", () => { read(); filter(); setTimeout(reveal); });
    addEventListener("load", reveal);

    const said = find(".said");
    /** Without access to the clipboard, as on a page without TLS, the selection is copied. */
    const copy = async (text) => {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        const field = document.createElement("textarea");
        field.className = "clip";
        field.value = text;
        document.body.append(field);
        field.select();
        const isCopied = document.execCommand("copy");
        field.remove();
        return isCopied;
      }
    };
    const copied = {
      code: (entry) => entry.querySelector("h3").textContent,
      example: (entry) => entry.querySelector(".json").textContent,
      link: (entry) => `${location.href.split(/[?#]/)[0]}#${encodeURIComponent(entry.id)}`,
    };
    const buttons = find("template").content;
    document.addEventListener("toggle", ({ target }) => {
      if (!target.open || target.querySelector(".copy")) return;
      const body = target.querySelector(".body");
      body.append(buttons.cloneNode(true));
      if (!body.querySelector(".json")) body.querySelector("[data-copy=example]").remove();
    }, true);
    list.addEventListener("click", async ({ target }) => {
      const what = target.dataset.copy;
      if (!what) return;
      const label = target.textContent;
      const isCopied = await copy(copied[what](target.closest(".entry")));
      target.focus();
      said.textContent = isCopied ? `${label}: done` : `${label}: the browser refused`;
      if (!isCopied || target.dataset.done) return;
      target.dataset.done = "yes";
      target.textContent = "Copied";
      setTimeout(() => {
        target.textContent = label;
        delete target.dataset.done;
        said.textContent = "";
      }, 1500);
    });

    const themes = find(".theme select");
    themes.value = root.dataset.theme ?? "";
    themes.addEventListener("input", () => { setTheme(themes.value); stored.set(themes.value); });

    // Entries cannot be opened on paper.
    let closed = [];
    addEventListener("beforeprint", () => {
      closed = [...list.querySelectorAll(".entry:not([hidden]) > details:not([open])")];
      for (const details of closed) details.open = true;
    });
    addEventListener("afterprint", () => { for (const details of closed) details.open = false; });

    for (const part of document.querySelectorAll("search, .theme")) part.hidden = false;
    read();
    filter();
  };
  document.addEventListener("DOMContentLoaded", start);
})();
