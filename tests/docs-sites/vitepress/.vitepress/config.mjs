import { existsSync } from "node:fs";

const sidebar = new URL("../sidebar.js", import.meta.url);

export default {
  title: "Error contracts",
  themeConfig: existsSync(sidebar) ? { sidebar: (await import(sidebar)).default() } : {},
};
