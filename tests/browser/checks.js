// What is asked of every page: names and contrast by axe, and a width that fits.
import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

/** What axe holds to be serious or critical on the page that is open. */
export async function serious(page) {
  // Over the debugger's connection: the site's own policy lets no inline script in.
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }))
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`)
}

/** By how many pixels the page is wider than the window. */
export function sideways(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/** Moves on by Tab until what has the focus is called so. */
export async function tabsTo(page, words) {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press("Tab")
    const named = await page.evaluate(() => {
      const focused = document.activeElement
      const label = focused?.getAttribute("aria-label") ?? focused?.labels?.[0]?.innerText ?? focused?.innerText ?? ""
      return label.trim()
    })
    if (named.startsWith(words)) return
  }
  throw new Error(`Tab does not lead to ${words} on ${page.url()}`)
}
