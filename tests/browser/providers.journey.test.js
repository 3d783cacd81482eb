// Signing in with a company's own accounts, at a real provider: the first time, again, with other groups, out, and
// as the only way.
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { password, start } from "./new-site.js"
import { agrees, secret, signsInThere, startProvider } from "./provider.js"
import { visitor } from "./site.js"

const people = {
  ada: { name: "Ada Company", preferred_username: "ada", email: "ada@company.example", email_verified: true, groups: ["experts"] },
  anna: { name: "Anna", preferred_username: "anna", email: "anna@example.org", email_verified: true, groups: [] },
}

let site, provider
before(async () => {
  site = await start({ PEERDESK_OUTBOUND_ALLOWED: "127.0.0.0/8" })
  provider = await startProvider(site, people)
})
after(async () => {
  await provider?.stop()
  await site?.stop()
})

test("a provider is added, asked, and given a line of its table", async () => {
  const page = site.admin
  await page.goto("/admin/providers")
  await page.getByRole("link", { name: "Add a provider" }).click()
  await page.getByLabel("Name", { exact: true }).fill("Company")
  await page.getByLabel("Name in addresses").fill("company")
  await page.getByLabel("Issuer").fill(provider.issuer)
  await page.getByLabel("Client ID").fill("peerdesk")
  await page.getByLabel("Client secret").fill(secret)
  await page.getByLabel("Scopes").fill("openid email profile groups")
  await page.getByRole("button", { name: "Save" }).click()
  await page.getByRole("button", { name: "Ask the provider now" }).click()
  const findings = await page.locator("#findings").innerText()
  assert.match(findings, /is who it says it is/)
  assert.equal(await page.locator("#findings .state--late").count(), 0, findings)
  await page.getByLabel("Claim").fill("groups")
  await page.getByLabel("Value").fill("experts")
  await page.getByLabel("Gives").selectOption({ label: "Expert, everywhere" })
  await page.getByRole("button", { name: "Add the line" }).click()
  await page.locator("table", { hasText: "Expert, everywhere" }).waitFor()
})

for (const script of [true, false]) {
  const how = script ? "with" : "without"

  test(`somebody comes the first time, again, with other groups, and goes, ${how} JavaScript`, async () => {
    const faults = site.faults.length
    const who = script ? "ada" : "bea"
    people[who] = { ...people.ada, name: `${who} Company`, preferred_username: who, email: `${who}@company.example` }
    const page = await visitor(site, { script })
    await page.goto("/sign-in")
    await page.getByRole("button", { name: "Continue with Company" }).click()
    await signsInThere(page, who)
    await page.getByText(`${who}@company.example`).waitFor()
    const consent = page.locator("#field-consent")
    if (await consent.count()) await consent.check()
    await page.getByRole("button", { name: "Make my account" }).click()
    await page.waitForURL((url) => url.pathname === "/")
    assert.equal(await roles(who), 1, "the group gave a role")

    await signsOut(page)
    await page.waitForURL(/\/session\/end/)
    await page.locator("button[value=yes], button[name=logout]").first().click()
    await page.waitForURL(/\/signed-out$/)
    assert.match(await page.locator("main").innerText(), /You are signed out/)

    people[who].groups = []
    await page.goto("/sign-in?next=/threads")
    await page.getByRole("button", { name: "Continue with Company" }).click()
    await signsInThere(page, who)
    await page.waitForURL(/\/threads$/)
    assert.equal(await roles(who), 0, "without the group the role was taken back")
    await page.context().close()
    // What the provider's own pages lack is no fault of ours.
    assert.deepEqual(site.faults.slice(faults).filter((fault) => fault.startsWith(site.base)), [])
  })
}

test("an account that is there is joined by its password, and then is the only way for all", async () => {
  const page = await visitor(site)
  await page.goto("/sign-in")
  await page.getByRole("button", { name: "Continue with Company" }).click()
  await signsInThere(page, "anna")
  await page.getByLabel("Password").fill(password)
  await page.getByRole("button", { name: "Join the two" }).click()
  await page.waitForURL((url) => url.pathname === "/")

  await page.goto("/admin/providers")
  await page.getByRole("button", { name: "Let people in only this way" }).click()
  await page.getByText("People come in with providers only").waitFor()
  const guest = await visitor(site)
  await guest.goto("/sign-in")
  await guest.getByRole("button", { name: "Continue with Company" }).waitFor()
  assert.equal(await guest.locator("input[name=password]").count(), 0)
  await guest.getByRole("button", { name: "Continue with Company" }).click()
  await signsInThere(guest, "ada")
  await guest.waitForURL((url) => url.pathname === "/")

  // Who is signed in there comes in here at one press.
  await guest.context().clearCookies({ name: "session" })
  await guest.goto("/sign-in")
  await guest.getByRole("button", { name: "Continue with Company" }).click()
  await agrees(guest)
  await guest.locator("header summary", { hasText: "ada Company" }).waitFor({ state: "attached" })
})

/** How many roles somebody holds, as the administration tells. */
async function roles(name) {
  const answer = await (await adminPage()).request.get(`/admin/people/${name}`)
  return (await answer.text()).match(/roles\/withdraw/g)?.length ?? 0
}

async function adminPage() {
  return site.admin
}

async function signsOut(page) {
  const csrf = await page.locator("form[action='/sign-out'] input[name=csrf]").first().inputValue()
  const menu = page.locator("header summary", { hasText: "Company" }).first()
  if (csrf && (await menu.count())) await menu.click()
  await page.getByRole("button", { name: "Sign out" }).first().click()
}
