// Every kind of page: nothing serious by axe, no complaints in the console, no sideways scrolling.
import assert from "node:assert/strict"
import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { after, before, test } from "node:test"
import { DESK, PHONE, open, signIn, startBrowser, startSite } from "./site.mjs"

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
const NARROW = { width: 320, height: 700 }
const FOR_EVERYONE = ["/", "/threads", "/threads?tab=unanswered", "/spaces", "/tags", "/people", "/ask", "/sign-in", "/sign-up", "/rules", "/nothing-here"]
const FOR_ADMINS = ["/admin", "/admin/settings", "/admin/spaces", "/admin/groups", "/admin/people", "/admin/tags", "/admin/pages", "/admin/jobs", "/admin/health", "/settings"]

let site
let browser
before(async () => {
  site = await startSite()
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await site?.stop()
})

// The first links of a kind that a list shows: a real thread, person, space and tag.
async function linked(page, from, prefix) {
  await page.goto(from)
  return page.locator(`main a[href^="${prefix}"]`).first().getAttribute("href")
}

async function seriousFindings(page) {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }))
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`)
}

async function looksAt(page, paths, { ignoreConsole = () => false } = {}) {
  const found = []
  for (const path of paths) {
    await page.goto(path)
    for (const finding of await seriousFindings(page)) found.push(`${path}: ${finding}`)
    const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth])
    if (wide > room) found.push(`${path}: scrolls sideways, ${wide} in ${room}`)
  }
  return found.filter((finding) => !ignoreConsole(finding))
}

async function realPaths(page) {
  return [
    await linked(page, "/threads?tab=resolved", "/threads/"),
    await linked(page, "/threads?tab=unanswered", "/threads/"),
    await linked(page, "/spaces", "/spaces/"),
    await linked(page, "/tags", "/tags/"),
    await linked(page, "/people", "/people/"),
  ]
}

for (const colorScheme of ["light", "dark"]) {
  for (const [name, viewport] of [["a phone", PHONE], ["a desk", DESK], ["a narrow phone", NARROW]]) {
    test(`every page for guests is sound on ${name}, ${colorScheme}`, async () => {
      const { context, page, complaints } = await open(browser, site, { viewport, colorScheme })
      const paths = [...FOR_EVERYONE, ...(await realPaths(page))]
      assert.ok(paths.every(Boolean), `a kind of page has no example: ${paths}`)
      assert.deepEqual(await looksAt(page, paths), [])
      assert.deepEqual(complaints.filter((words) => !words.includes("/nothing-here")), [])
      await context.close()
    })
  }

  test(`every page for administrators is sound, ${colorScheme}`, async () => {
    const { context, page, complaints } = await open(browser, site, { colorScheme })
    await signIn(page, site.people.admin)
    assert.deepEqual(await looksAt(page, [...FOR_ADMINS, ...(await realPaths(page))]), [])
    await page.setViewportSize(NARROW)
    assert.deepEqual(await looksAt(page, FOR_ADMINS), [])
    assert.deepEqual(complaints, [])
    await context.close()
  })
}
