// Both sites share their packages, and would share a cache and each other's pages.
process.env.DOCUSAURUS_NO_PERSISTENT_CACHE = "true";

// Every link and anchor that leads nowhere is an error.
export default {
  title: "Error contracts",
  url: "https://docs.example.com",
  baseUrl: "/",
  onBrokenLinks: "throw",
  onBrokenAnchors: "throw",
  onDuplicateRoutes: "throw",
  markdown: { hooks: { onBrokenMarkdownLinks: "throw", onBrokenMarkdownImages: "throw" } },
  presets: [["classic", { blog: false, docs: { routeBasePath: "/", sidebarPath: "./sidebars.js" } }]],
};
