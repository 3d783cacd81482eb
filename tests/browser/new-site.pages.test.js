// What a browser alone can see: contrast and names by axe, light and dark; width on a small phone; the keyboard.
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { answers, asks, joins, start, visitor } from "./new-site.js"

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
const long = "한국어와 ພາສາລາວ: " + "Donaudampfschifffahrtsgesellschaftskapitän".repeat(2)
const body = `# Steps\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n\`\`\`\n${"x".repeat(200)}\n\`\`\`\n\n> quoted\n\n${"y".repeat(300)}`

let site, thread
before(async () => {
  site = await start()
  const ada = await joins(site, "Ada")
  thread = await asks(ada, long, body)
  await answers(ada, "Use the Restore tab.")
  await ada.context().close()
})
after(async () => { await site?.stop() })

/** Pages by who looks at them. */
const forGuests = () => ["/", "/threads", "/threads?tab=unanswered", thread, `${thread}/history`, "/ask", "/spaces", "/tags",
  "/people/ada", "/sign-in", "/sign-up", "/rules", "/privacy", "/terms", "/nowhere"].map((path) => path.replace(/^(\/threads\/\d+)-[^/]*\/history$/, "$1/history"))
const forAdmins = () => [...forGuests(), "/threads?tab=mine", "/admin", "/admin/settings", "/admin/spaces", "/admin/spaces/new",
  "/admin/groups", "/admin/people", "/admin/people/ada", "/admin/tags", "/admin/pages", "/admin/pages/rules", "/admin/jobs", "/admin/health"]

async function serious(page) {
  // Over the debugger's connection: the site's own policy lets no inline script in.
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }))
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`)
}

for (const dark of [false, true]) {
  test(`axe finds nothing serious on any page, ${dark ? "dark" : "light"}`, async () => {
    const guest = await visitor(site, { dark })
    const found = []
    for (const path of forGuests()) {
      await guest.goto(path)
      for (const fault of await serious(guest)) found.push(`${path}: ${fault}`)
    }
    await guest.context().close()
    await site.admin.emulateMedia({ colorScheme: dark ? "dark" : "light" })
    for (const path of forAdmins()) {
      await site.admin.goto(path)
      for (const fault of await serious(site.admin)) found.push(`${path} (admin): ${fault}`)
    }
    assert.deepEqual(found, [])
  })
}

test("nothing scrolls sideways on the smallest phone", async () => {
  const wide = []
  const guest = await visitor(site, { width: 320 })
  await site.admin.setViewportSize({ width: 320, height: 700 })
  for (const [page, paths] of [[guest, forGuests()], [site.admin, forAdmins()]]) {
    for (const path of paths) {
      await page.goto(path)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      if (over > 0) wide.push(`${path}: ${over} px too wide`)
    }
  }
  await guest.context().close()
  await site.admin.setViewportSize({ width: 1280, height: 900 })
  assert.deepEqual(wide, [])
})

/** Moves on by Tab until what has the focus is called so. */
async function tabsTo(page, words) {
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

test("the keyboard alone asks and answers", async () => {
  const page = await joins(site, "Kay")
  await page.goto("/")
  await tabsTo(page, "Ask")
  await page.keyboard.press("Enter")
  await page.waitForURL(/\/ask/)
  await tabsTo(page, "Your question in one sentence")
  await page.keyboard.type("Can this be asked without a mouse?")
  if (await page.locator("select[name=space]").count()) {
    await tabsTo(page, "Space")
    await page.keyboard.type("Gateways")
  }
  await tabsTo(page, "What happens, and what have you tried?")
  await page.keyboard.type("I only have a keyboard.")
  await tabsTo(page, "Post the question")
  await page.keyboard.press("Enter")
  await page.waitForURL(/\/threads\/\d+/)
  await tabsTo(page, "Your answer")
  await page.keyboard.type("Yes, as you can see.")
  await tabsTo(page, "Post your answer")
  await page.keyboard.press("Enter")
  await page.getByText("Yes, as you can see.").first().waitFor()
  await page.context().close()
})

test("what has the focus is seen", async () => {
  const page = await visitor(site)
  await page.goto("/threads")
  await page.keyboard.press("Tab")
  const first = await page.evaluate(() => document.activeElement?.className)
  assert.equal(first, "skip", "the first stop leads past the header")
  for (let presses = 0; presses < 15; presses += 1) {
    await page.keyboard.press("Tab")
    const unseen = await page.evaluate(() => {
      const focused = document.activeElement
      if (!focused || focused === document.body) return null
      const { outlineStyle, boxShadow } = getComputedStyle(focused)
      return outlineStyle === "none" && boxShadow === "none" ? focused.outerHTML.slice(0, 120) : null
    })
    assert.equal(unseen, null)
  }
  await page.context().close()
})

test("no page reported an error to the console", () => {
  assert.deepEqual(site.faults, [])
})
