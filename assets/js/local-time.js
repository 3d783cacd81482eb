// <local-time><time datetime="2026-05-02T06:12:00Z">2 May 2026, 09:12</time></local-time>
// Tells a moment relative to now, up to a week, and then in the reader's own zone; exact on hover.
// The server's text, absolute and with its zone, is what is printed and what stands without script.
const MINUTE = 60_000
const STEPS = [["minute", MINUTE, 60], ["hour", 60 * MINUTE, 24], ["day", 24 * 60 * MINUTE, 7]]
const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" })
// What the server writes: long names of months, which English only has together with "at".
const dateStyle = language === "en-GB" ? "medium" : "long"
const absolute = new Intl.DateTimeFormat(language, { dateStyle, timeStyle: "short" })
const exact = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "long" })

class LocalTime extends HTMLElement {
  #timer = 0

  connectedCallback() {
    this.time = this.querySelector("time")
    this.at = new Date(this.time?.dateTime ?? NaN)
    if (isNaN(this.at)) return
    this.fromServer = this.time.textContent
    this.time.title = exact.format(this.at)
    this.#tell()
    this.#timer = setInterval(() => this.#tell(), MINUTE)
    addEventListener("beforeprint", this.#print)
    addEventListener("afterprint", this.#tell)
  }

  disconnectedCallback() {
    clearInterval(this.#timer)
    removeEventListener("beforeprint", this.#print)
    removeEventListener("afterprint", this.#tell)
  }

  #tell = () => {
    this.time.textContent = words(this.at)
  }

  #print = () => {
    this.time.textContent = this.fromServer
  }
}

function words(at) {
  const ago = at - Date.now()
  if (Math.abs(ago) < MINUTE) return relative.format(0, "second")
  const [unit, length] = STEPS.find(([, length, most]) => Math.abs(ago) < length * most) ?? []
  return unit ? relative.format(Math.trunc(ago / length), unit) : absolute.format(at)
}

customElements.define("local-time", LocalTime)
