// The main journey, by visible words: sign up, ask, be answered, comment, vote, accept, verify, close.
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { DESK, PHONE, open, signIn, startBrowser, startSite } from "./site.mjs"

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

let nth = 0

async function signUp(page, name) {
  nth += 1
  const handle = `${name.toLowerCase()}-${nth}`
  await page.goto("/sign-up")
  await page.getByLabel("Your name").fill(name)
  await page.getByLabel("Handle").fill(handle)
  await page.getByLabel("Email").fill(`${handle}@example.org`)
  await page.getByLabel("Password", { exact: true }).fill("seven purple lanterns swim")
  for (const consent of await page.getByRole("checkbox").all()) await consent.check()
  await page.getByRole("main").getByRole("button", { name: "Make an account" }).click()
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-up"))
}

async function asks(page, title) {
  await page.goto("/ask?space=hub")
  await page.getByLabel("Your question in one sentence").fill(title)
  await page.getByLabel("What happens, and what have you tried?").fill("The light stays **amber** since Tuesday.\n\n```text\nradio: no link\n```")
  await page.getByRole("button", { name: "Post the question" }).click()
  await page.waitForURL(/\/threads\/\d+/)
  await page.getByRole("heading", { level: 1, name: title }).waitFor()
  return new URL(page.url()).pathname
}

async function answers(page, thread, text) {
  await page.goto(thread)
  await page.getByLabel("Your answer").fill(text)
  await page.getByRole("button", { name: "Post your answer" }).click()
  await page.locator(".prose", { hasText: text }).first().waitFor()
}

for (const javaScriptEnabled of [true, false]) {
  for (const [name, viewport] of [["a phone", PHONE], ["a desk", DESK]]) {
    test(`from a question to its verified answer on ${name}, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
      const options = { viewport, javaScriptEnabled }
      const [asker, helper, expert, moderator] = await Promise.all([1, 2, 3, 4].map(() => open(browser, site, options)))
      await signUp(asker.page, "Ada")
      await signUp(helper.page, "Grace")
      await signIn(expert.page, site.people.expert)
      await signIn(moderator.page, site.people.moderator)

      const title = `The hub's light stays amber (${nth})`
      const thread = await asks(asker.page, title)
      await answers(helper.page, thread, "Hold the button until it blinks.")

      // A comment under the answer, and a vote for it, by the asker.
      await asker.page.goto(thread)
      const answer = asker.page.locator(".answers article", { hasText: "Hold the button" }).first()
      await answer.getByText("Comment", { exact: true }).first().click()
      await asker.page.getByLabel("Your comment").last().fill("For how long?")
      await asker.page.getByRole("button", { name: "Post your comment" }).last().click()
      await asker.page.locator(".comment", { hasText: "For how long?" }).waitFor()
      await asker.page.goto(thread)
      await asker.page.getByRole("button", { name: "Vote for this answer" }).first().click()
      await asker.page.getByRole("button", { name: "Vote for this answer", pressed: true }).first().waitFor()

      await asker.page.getByRole("button", { name: "Accept answer" }).first().click()
      await asker.page.locator(".answer--accepted", { hasText: "Hold the button" }).waitFor()

      await expert.page.goto(thread)
      await expert.page.getByRole("button", { name: "Verify" }).first().click()
      await expert.page.getByText("Verified by an expert").first().waitFor()

      await moderator.page.goto(thread)
      await moderator.page.getByRole("link", { name: "Close", exact: true }).first().click()
      await moderator.page.getByLabel("It was dealt with elsewhere").check()
      await moderator.page.getByRole("button", { name: "Close the thread" }).click()
      await moderator.page.getByText("Closed").first().waitFor()

      await asker.page.goto(thread)
      assert.equal(await asker.page.getByRole("button", { name: "Post your answer" }).count(), 0)
      for (const { context, complaints } of [asker, helper, expert, moderator]) {
        assert.deepEqual(complaints, [])
        await context.close()
      }
    })
  }
}

// Presses Tab until what has the focus is called by these words.
async function tabsTo(page, words) {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press("Tab")
    const named = await page.evaluate(() => {
      const it = document.activeElement
      const label = it?.labels?.[0]?.textContent ?? it?.getAttribute("aria-label") ?? it?.textContent ?? ""
      return label.replace(/\s+/g, " ").trim()
    })
    if (named.startsWith(words)) return
  }
  throw new Error(`Tab does not reach ${words} on ${page.url()}`)
}

test("the keyboard alone suffices to ask, and what has the focus can be seen", async () => {
  const { context, page, complaints } = await open(browser, site)
  await signUp(page, "Kim")
  await page.goto("/")
  await tabsTo(page, "Ask")
  await page.keyboard.press("Enter")
  await page.waitForURL(/\/ask/)
  await tabsTo(page, "Your question in one sentence")
  await page.keyboard.type("Asked without a mouse")
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle)
  assert.notEqual(outline, "none")
  await tabsTo(page, "Space")
  await page.keyboard.press("ArrowDown")
  await tabsTo(page, "What happens")
  await page.keyboard.type("The text goes here.")
  await tabsTo(page, "Post the question")
  await page.keyboard.press("Enter")
  await page.waitForURL(/\/threads\/\d+/)
  await tabsTo(page, "I have this too")
  assert.deepEqual(complaints, [])
  await context.close()
})

test("a guest's question survives signing up", async () => {
  const { context, page } = await open(browser, site)
  await page.goto("/ask?space=hub")
  await page.getByLabel("Your question in one sentence").fill("Written before I had an account")
  await page.getByLabel("What happens, and what have you tried?").fill("Nothing of this may be lost.")
  await page.getByRole("button", { name: "Post the question" }).click()
  await page.waitForURL(/sign-(in|up)/)
  const makeOne = page.getByRole("main").getByRole("link", { name: "Make an account" })
  await makeOne.click()
  await page.waitForURL(/sign-up/)
  nth += 1
  await page.getByLabel("Your name").fill("Noor")
  await page.getByLabel("Handle").fill(`noor-${nth}`)
  await page.getByLabel("Email").fill(`noor-${nth}@example.org`)
  await page.getByLabel("Password", { exact: true }).fill("seven purple lanterns swim")
  for (const consent of await page.getByRole("checkbox").all()) await consent.check()
  await page.getByRole("main").getByRole("button", { name: "Make an account" }).click()
  await page.waitForURL(/\/ask/)
  assert.equal(await page.getByLabel("Your question in one sentence").inputValue(), "Written before I had an account")
  assert.match(await page.getByLabel("What happens, and what have you tried?").inputValue(), /Nothing of this may be lost/)
  await page.getByRole("button", { name: "Post the question" }).click()
  await page.waitForURL(/\/threads\/\d+/)
  await context.close()
})
