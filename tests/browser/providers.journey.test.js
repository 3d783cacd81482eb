// Signing in with a company's own accounts, at a real provider: the first time, again, with other groups, out, as a
// proof, and as the only way.
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { serious, sideways } from "./checks.js"
import { password, start } from "./new-site.js"
import { isBack, saysWho, secret, signsInThere, startProvider, staysHere } from "./provider.js"
import { visitor } from "./site.js"

const people = {
  anna: { name: "Anna", preferred_username: "anna", email: "anna@example.org", email_verified: true, groups: [] },
  eve: { name: "Eve", preferred_username: "eve", email: "eve@company.example", email_verified: false, groups: [] },
}

let site, provider
before(async () => {
  site = await start({ PEERDESK_OUTBOUND_ALLOWED: "127.0.0.0/8" })
  provider = await startProvider(site, people)
  await staysHere(site.admin)
})
after(async () => {
  await provider?.stop()
  await site?.stop()
})

async function guest(options) {
  const page = await visitor(site, options)
  await staysHere(page)
  return page
}

/** From the sign-in page to the provider. */
async function leaves(page, next = "") {
  await page.goto(`/sign-in${next}`)
  await page.getByRole("button", { name: "Continue with Company" }).click()
}

/** How a page looks to axe, light and dark, and on a small phone. */
async function isFit(page) {
  const before = page.viewportSize()
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme })
    assert.deepEqual(await serious(page), [], `${page.url()} ${colorScheme}`)
  }
  await page.setViewportSize({ width: 320, height: 640 })
  assert.ok((await sideways(page)) <= 0, `${page.url()} is wider than a small phone`)
  await page.setViewportSize(before)
}

test("a provider is added, asked, and given a line of its table", async () => {
  const page = site.admin
  await page.goto("/admin/providers")
  await isFit(page)
  await page.getByRole("link", { name: "Add a provider" }).click()
  await page.getByLabel("Name", { exact: true }).fill("Company")
  await page.getByLabel("Name in addresses").fill("new")
  await page.getByLabel("Issuer").fill(provider.issuer)
  await page.getByLabel("Client ID").fill("peerdesk")
  await page.getByLabel("Client secret").fill(secret)
  await page.getByLabel("Scopes").fill("openid email profile groups")
  await page.getByRole("button", { name: "Save" }).click()
  await page.getByText("The words new and only are taken").first().waitFor()
  await isFit(page)
  await page.getByLabel("Name in addresses").fill("company")
  await page.getByLabel("Client secret").fill(secret)
  await page.getByRole("button", { name: "Save" }).click()
  await page.waitForURL(/\/admin\/providers\/company$/)
  await page.getByRole("button", { name: "Ask the provider now" }).click()
  await page.locator("#findings").getByText("is who it says it is").waitFor()
  assert.equal(await page.locator("#findings .state--late").count(), 0, await page.locator("#findings").innerText())
  await page.getByLabel("Claim").fill("groups")
  await page.getByLabel("Value").fill("experts")
  await page.getByLabel("Gives").selectOption({ label: "Expert, everywhere" })
  await page.getByRole("button", { name: "Add the line" }).click()
  await page.locator("table", { hasText: "Expert, everywhere" }).waitFor()
  await isFit(page)
  await page.goto("/admin/providers")
  await page.getByRole("link", { name: "Company" }).waitFor()
  await isFit(page)
})

for (const script of [true, false]) {
  test(`somebody comes the first time, again, with other groups, and goes, ${script ? "with" : "without"} JavaScript`, async () => {
    const faults = site.faults.length
    const who = script ? "ada" : "bea"
    people[who] = { name: `${who} Company`, preferred_username: who, email: `${who}@company.example`, email_verified: true, groups: ["experts"] }
    const page = await guest({ script })
    await leaves(page)
    await signsInThere(page, who)
    await page.waitForURL(/\/sign-in\/first-time$/)
    await page.getByText(`${who}@company.example`).first().waitFor()
    if (script) await isFit(page)
    const consent = page.locator("#field-consent")
    if (await consent.count()) await consent.check()
    await page.getByRole("button", { name: "Make my account" }).click()
    await page.waitForURL((url) => url.pathname === "/")
    assert.equal(await roles(who), 1, "the group gave a role")

    await signsOut(page)
    await page.locator("button[name=logout][value=yes]").click()
    await page.waitForURL(/\/signed-out$/)
    assert.match(await page.locator("main").innerText(), /You are signed out/)
    if (script) await isFit(page)

    people[who].groups = []
    await leaves(page, "?next=/threads")
    await signsInThere(page, who)
    await page.waitForURL(/\/threads$/)
    assert.equal(await roles(who), 0, "without the group the role was taken back")
    await page.context().close()
    // What the provider's own pages lack is no fault of ours.
    assert.deepEqual(site.faults.slice(faults).filter((fault) => fault.includes(site.base)), [])
  })
}

test("an address that the provider does not vouch for is refused plainly", async () => {
  const page = await guest()
  await leaves(page)
  await isRefused(page)
  await page.context().close()
})

async function isRefused(page) {
  await saysWho(page, "eve")
  await page.locator("form:has(input[name=prompt][value=consent]) button[type=submit]").click()
  await page.getByText("does not say that your address is really yours").waitFor()
  await isFit(page)
}

test("who has no password shows at the provider that it is them", async () => {
  const page = await guest()
  await leaves(page)
  await signsInThere(page, "ada")
  await page.goto("/proof?next=/settings/identities")
  assert.equal(await page.locator("input[name=password]").count(), 0)
  await isFit(page)
  await page.getByRole("button", { name: "Sign in anew with Company" }).click()
  await saysWho(page, "ada")
  await page.waitForURL(/\/settings\/identities$/)
  await page.getByText("It is your only way to sign in.").waitFor()
  await isFit(page)
  await page.context().close()
})

test("an account that is there is joined by its password, and then is the only way for all", async () => {
  const page = await guest()
  await leaves(page)
  await signsInThere(page, "anna")
  await page.waitForURL(/\/sign-in\/first-time$/)
  await isFit(page)
  await page.getByLabel("Password").fill(password)
  await page.getByRole("button", { name: "Join the two" }).click()
  await page.waitForURL((url) => url.pathname === "/")
  await page.context().close()

  await site.admin.goto("/admin/providers")
  await site.admin.getByRole("button", { name: "Let people in only this way" }).click()
  await site.admin.getByRole("button", { name: "Open the other doors again" }).waitFor()
  const ada = await guest()
  await ada.goto("/sign-in")
  await ada.getByRole("button", { name: "Continue with Company" }).waitFor()
  assert.equal(await ada.locator("input[name=password]").count(), 0)
  await isFit(ada)
  await leaves(ada)
  await signsInThere(ada, "ada")
  await ada.waitForURL((url) => url.pathname === "/")

  // Who is signed in there comes in here at one press.
  await ada.context().clearCookies({ name: "session" })
  await leaves(ada)
  await isBack(ada)
  await ada.locator("header form[action='/sign-out']").first().waitFor({ state: "attached" })
  await ada.context().close()
})

/** How many roles somebody holds, as the administration tells. */
async function roles(name) {
  const answer = await site.admin.request.get(`/admin/people/${name}`)
  return (await answer.text()).match(/roles\/withdraw/g)?.length ?? 0
}

async function signsOut(page) {
  const form = page.locator("header form[action='/sign-out']").first()
  await form.waitFor({ state: "attached" })
  const menu = page.locator("header details:has(form[action='/sign-out']) > summary").first()
  if (await menu.count()) await menu.click()
  await form.getByRole("button").click()
}
