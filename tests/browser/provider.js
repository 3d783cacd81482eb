// A real OpenID Connect provider (npm's oidc-provider) on loopback, for a site of a test.
import { once } from "node:events"
import { createServer } from "node:http"
import Provider from "oidc-provider"

export const secret = "what the provider knows this site by, forty letters"

/** Starts it for a site. `people` are the claims of its people by name, to be changed while it runs. */
export async function startProvider(site, people) {
  const server = createServer()
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const issuer = `http://127.0.0.1:${server.address().port}`
  const provider = new Provider(issuer, {
    clients: [{
      client_id: "peerdesk", client_secret: secret,
      redirect_uris: [`${site.base}/sign-in/with/company/answer`],
      post_logout_redirect_uris: [`${site.base}/signed-out`],
    }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "preferred_username"], groups: ["groups"] },
    scopes: ["openid", "email", "profile", "groups"],
    cookies: { keys: ["a key of this test alone"] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  })
  server.on("request", provider.callback())
  const stop = () => new Promise((ended) => { server.closeAllConnections(); server.close(ended) })
  return { issuer, people, stop }
}

/** Lets a browser ask nobody but what the test started: the provider's pages would fetch fonts. */
export async function staysHere(page) {
  await page.context().route((url) => !["localhost", "127.0.0.1"].includes(url.hostname), (route) => route.abort())
}

/** Says at the provider, which has led there, who one is. */
export async function saysWho(page, name) {
  await page.locator("input[name=login]").fill(name)
  await page.locator("input[name=password]").fill("any")
  await page.locator("button[type=submit]").click()
}

/** Signs in at the provider and agrees to what the site asks for: that is asked once in a session there. */
export async function signsInThere(page, name) {
  await saysWho(page, name)
  await page.locator("form:has(input[name=prompt][value=consent]) button[type=submit]").click()
  await isBack(page)
}

/** Waits until the browser is at the site again. */
export async function isBack(page) {
  await page.waitForURL((url) => url.hostname === "localhost" && !url.pathname.endsWith("/answer"))
}
