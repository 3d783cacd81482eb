// What a browser alone can see: contrast and names by axe, light and dark; width on a small phone; the keyboard.
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { serious, sideways, tabsTo } from "./checks.js"
import { answers, asks, joins, start, withRole } from "./new-site.js"
import { ofThread, visitor } from "./site.js"

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
  "/people/ada", "/sign-in", "/sign-in/mail", "/sign-in/code", "/forgotten-password", "/forgotten-password/sent", "/sign-up", "/signed-out", "/rules", "/privacy", "/terms", "/nowhere"].map((path) => path.replace(/^(\/threads\/\d+)-[^/]*\/history$/, "$1/history"))
const forAdmins = () => [...forGuests(), "/threads?tab=mine", "/notifications", "/notifications?show=unread", "/settings/account", "/settings/notifications", "/settings/posts", "/settings/privacy", "/settings/profile", "/settings/identities", "/settings/address", "/proof", "/proof/code",
  "/admin", "/admin/settings", "/admin/spaces", "/admin/spaces/new", "/admin/groups", "/admin/people", "/admin/people/ada", "/admin/applicants", "/admin/rules", "/admin/rules/new?kind=phrases", "/approvals", "/admin/providers", "/admin/providers/new", "/admin/tags",
  "/posts/2/correction", "/posts/2/supersession", "/admin/pages", "/admin/pages/rules", "/admin/mail", "/admin/mail?show=refusals", "/admin/messages", "/admin/messages/removed", "/admin/jobs", "/admin/health",
  "/cases", "/desk", "/flags", "/decisions", "/posts/1/flags",
  "/appeals", "/log", `/log/${new Date().getFullYear()}`]

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
      const over = await sideways(page)
      if (over > 0) wide.push(`${path}: ${over} px too wide`)
    }
  }
  await guest.context().close()
  await site.admin.setViewportSize({ width: 1280, height: 900 })
  assert.deepEqual(wide, [])
})

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
  await page.waitForURL(ofThread)
  await tabsTo(page, "Your answer")
  await page.keyboard.type("Yes, as you can see.")
  await tabsTo(page, "Post your answer")
  await page.keyboard.press("Enter")
  await page.getByText("Yes, as you can see.").first().waitFor()
  await page.context().close()
})

test("the keyboard alone accepts, verifies and closes", async () => {
  const asker = await joins(site, "Kim")
  const address = await asks(asker, "Can this be settled without a mouse?")
  const helper = await joins(site, "Hana")
  await helper.goto(address)
  await answers(helper, "By Tab and Enter.")
  await pressesByKeyboard(asker, address, "Accept answer")
  await asker.getByText("Accepted answer").first().waitFor()
  const lead = await withRole(site, "Lena", "lead")
  await pressesByKeyboard(lead, address, "Verify")
  await lead.getByText("Verified by an expert").first().waitFor()
  await pressesByKeyboard(lead, address, "Close", "More")
  await lead.waitForURL(/\/closing/)
  await tabsTo(lead, "Another thread asks the same")
  for (let downs = 0; downs < 8 && !(await lead.getByLabel("It was dealt with elsewhere").isChecked()); downs += 1) {
    await lead.keyboard.press("ArrowDown")
  }
  await tabsTo(lead, "Close the thread")
  await lead.keyboard.press("Enter")
  await lead.waitForURL(ofThread)
  await lead.locator("main").getByText("Closed on").first().waitFor()
  for (const page of [asker, helper, lead]) await page.context().close()
})

/** Opens a page and presses what is called so, by Tab and Enter; first the menu that it stands in, if that is shut. */
async function pressesByKeyboard(page, address, words, menu) {
  await page.goto(address)
  if (menu) {
    await tabsTo(page, menu)
    await page.keyboard.press("Enter")
  }
  await tabsTo(page, words)
  await page.keyboard.press("Enter")
}

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
