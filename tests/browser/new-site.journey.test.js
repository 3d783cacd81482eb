// On a site that begins empty: the whole way of a question, on a phone and on a desk, with and without JavaScript.
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { answers, asks, chooseSpace, fillAccount, joins, start, withRole } from "./new-site.js"
import { ofThread, visitor } from "./site.js"

let site
before(async () => { site = await start() })
after(async () => { await site?.stop() })

const ways = [
  { width: 1280, script: true },
  { width: 390, script: true },
  { width: 1280, script: false },
  { width: 390, script: false },
]

for (const way of ways) {
  const where = `at ${way.width} px ${way.script ? "with" : "without"} JavaScript`
  const named = (name) => `${name}${way.width}${way.script ? "s" : "n"}`

  test(`a question goes its whole way ${where}`, async () => {
    const faults = site.faults.length
    const asker = await joins(site, named("Ada"), way)
    const thread = await asks(asker, `How do I restore a backup ${where}?`)

    const helper = await joins(site, named("Grace"), way)
    await helper.goto(thread)
    await answers(helper, "Use the Restore tab.")

    const expert = await withRole(site, named("Emil"), "expert", way)
    await comments(expert, thread, "Which firmware is this on?")
    await presses(expert, thread, "Vote for this answer")
    await presses(asker, thread, "Accept answer")
    await asker.getByText("Accepted answer").first().waitFor()

    await presses(expert, thread, "Verify")
    await expert.getByText("Verified by an expert").first().waitFor()

    const moderator = await withRole(site, named("Mona"), "moderator", way)
    await closes(moderator, thread)

    await asker.goto(thread)
    assert.match(await asker.locator("main").innerText(), /Closed on/)
    for (const page of [asker, helper, expert, moderator]) await page.context().close()
    assert.deepEqual(site.faults.slice(faults), [])
  })
}

async function presses(page, thread, words) {
  await page.goto(thread)
  await reveal(page, page.getByRole("button", { name: words, exact: true, includeHidden: true }).first())
  await page.waitForLoadState("networkidle")
}

/** Presses what may stand in a menu that is still shut. */
async function reveal(page, target) {
  await target.waitFor({ state: "attached" })
  if (!(await target.isVisible())) {
    const menu = page.locator("details:not([open])").filter({ has: target }).locator("summary").first()
    await menu.click()
  }
  await target.click()
}

async function comments(page, thread, words) {
  await page.goto(thread)
  const form = page.locator("form[action$='/comments']").first()
  const link = page.getByRole("link", { name: "Comment", exact: true }).first()
  if (await form.count()) {
    const opener = page.locator("details:not([open])").filter({ has: page.locator("form[action$='/comments']") })
    if (!(await form.isVisible())) await opener.first().locator("summary").first().click()
  } else {
    await link.click()
  }
  await page.locator("form[action$='/comments'] textarea").first().fill(words)
  await page.getByRole("button", { name: "Post your comment" }).first().click()
  await page.getByText(words).first().waitFor()
}

async function closes(page, thread) {
  await page.goto(thread)
  await reveal(page, page.locator("a[href$='/closing']").first())
  await page.getByLabel("It was dealt with elsewhere").check()
  await page.getByRole("button", { name: "Close the thread" }).click()
  await page.waitForURL(ofThread)
}

test("a guest's question survives making an account", async () => {
  const page = await visitor(site)
  await page.goto("/ask")
  await page.getByLabel("Your question in one sentence").fill("Written before I had an account")
  await chooseSpace(page)
  await page.locator("textarea[name=body]").fill("Nothing of this may be lost.")
  await page.getByRole("button", { name: "Post the question" }).click()
  await page.waitForURL(/sign-(in|up)/)
  await page.locator("main").getByRole("link", { name: "Make an account" }).click()
  await page.waitForURL(/sign-up/)
  await fillAccount(page, "Noor")
  await page.locator("main").getByRole("button", { name: "Make an account" }).click()
  await page.waitForURL(/\/ask/)
  assert.equal(await page.getByLabel("Your question in one sentence").inputValue(), "Written before I had an account")
  assert.equal(await page.locator("textarea[name=body]").inputValue(), "Nothing of this may be lost.")
  await page.getByRole("button", { name: "Post the question" }).click()
  await page.waitForURL(ofThread)
  await page.context().close()
})
