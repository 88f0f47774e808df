import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";
import sidebar from "./src/content/docs/sidebar.js";

export default defineConfig({
  telemetry: false,
  integrations: [starlight({ title: "Error contracts", sidebar: sidebar(), pagefind: false })],
});
