// On a site that begins empty: what open pages are told while they are open, by one stream a browser.
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { answers, asks, joins, start } from "./new-site.js"

let site
before(async () => { site = await start() })
after(async () => { await site?.stop() })

/** The streams that a browser asked for, as it asks for them. */
function streamsOf(context) {
  const asked = []
  context.on("request", (request) => {
    if (new URL(request.url()).pathname === "/streams") asked.push(request.url())
  })
  return asked
}

test("two tabs share one stream; both say what is new, and nobody loses their place", async () => {
  const ada = await joins(site, "Ada")
  const thread = await asks(ada, "How do I restore a backup?")
  const asked = streamsOf(ada.context())
  await ada.goto(thread)
  const behind = await ada.context().newPage()
  await behind.goto(`${site.base}${thread}`)
  await ada.waitForResponse(/\/streams/, { timeout: 20_000 }).catch(() => {})
  await ada.bringToFront()
  const box = ada.locator("form[action$='/answers'] textarea[name=body]")
  await box.fill("I am writing")
  await box.focus()

  const grace = await joins(site, "Grace")
  await grace.goto(thread)
  await answers(grace, "Use the Restore tab.")
  await grace.goto(thread)
  await answers(grace, "Or the menu.")

  for (const tab of [ada, behind]) {
    const news = tab.locator("new-answers [role=status]")
    await news.filter({ hasText: "2 new answers" }).waitFor({ timeout: 20_000 })
    assert.ok(await tab.locator("new-answers a").isVisible())
    await tab.locator(".bell__words", { hasText: "2 new" }).waitFor({ state: "attached", timeout: 20_000 })
  }
  // A listener that both tabs share: one at a time, and asked again only as tabs come and go.
  const lately = asked.length
  assert.ok(lately >= 1 && lately <= 3, `${lately}: ${asked}`)
  assert.equal(await ada.evaluate(() => document.activeElement.name), "body", "who writes goes on writing")
  assert.equal(await box.inputValue(), "I am writing")
  assert.equal(await ada.getByText("Use the Restore tab.").count(), 0, "nothing moves by itself")

  await ada.locator("new-answers a").click()
  await ada.getByText("Use the Restore tab.").first().waitFor()
  assert.equal(await ada.evaluate(() => document.activeElement.id), "answers-title", "the focus goes to what was shown")
  assert.equal(await box.inputValue(), "I am writing", "what was typed stays")
  assert.equal(await ada.locator("new-answers [role=status]").innerText(), "")
  await ada.context().close()
  await grace.context().close()
})

test("when the tab that listens is closed another goes on, and signing out ends it", async () => {
  const ada = await joins(site, "Abel")
  const thread = await asks(ada, "Where is the log?")
  const asked = streamsOf(ada.context())
  await ada.goto(thread)
  await ada.waitForRequest(/\/streams/, { timeout: 20_000 })
  const other = await ada.context().newPage()
  await other.goto(`${site.base}${thread}`)
  const goesOn = other.waitForRequest(/\/streams/, { timeout: 20_000 })
  await ada.close()
  await goesOn
  assert.ok(asked.length >= 2)

  // The browser asks again for a stream that ended, and is told that nobody is signed in.
  const refused = other.waitForResponse((one) => one.url().includes("/streams") && one.status() === 401, { timeout: 30_000 })
  const third = await other.context().newPage()
  await third.goto(`${site.base}/`)
  const leave = third.locator("form[action='/sign-out'] button").first()
  await leave.evaluate((button) => button.click())
  await refused
  await other.context().close()
})
