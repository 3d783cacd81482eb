// <live-stream data-url="/streams"></live-stream>
// Keeps the open pages of a browser up to date by one stream: whoever holds the lock listens and tells the other
// tabs. Each page hears `notifications:unread` (a number) and `thread:answers` (numbers by thread).
// Without a stream nothing is lost: the next page says it all.
const SETTLE = 1500
const AGAIN = 60_000

class LiveStream extends HTMLElement {
  #threads = new Map()
  #source = null
  #timer = 0
  #leads = false
  #name = crypto.randomUUID?.() ?? String(Math.random())

  connectedCallback() {
    if (!("BroadcastChannel" in window) || !("EventSource" in window)) return
    this.thread = document.querySelector("new-answers")?.dataset.thread ?? ""
    this.channel = new BroadcastChannel("live")
    this.channel.onmessage = ({ data }) => this.#hear(data)
    addEventListener("pagehide", this.#leave)
    this.#tell({ here: this.#name, thread: this.thread })
    if (navigator.locks) navigator.locks.request("live-stream", () => this.#lead()).catch(() => {})
    else this.#alone()
  }

  disconnectedCallback() {
    this.#leave()
  }

  #leave = () => {
    removeEventListener("pagehide", this.#leave)
    this.#tell({ gone: this.#name })
    this.#source?.close()
    clearTimeout(this.#timer)
    this.channel?.close()
  }

  // Holds the lock as long as the page is there.
  #lead() {
    this.#leads = true
    this.#threads.set(this.#name, this.thread)
    this.#tell({ who: true })
    this.#later(SETTLE)
    return new Promise(() => {})
  }

  // Without locks (a site without TLS) each tab listens for itself, while it is looked at: connections are few.
  #alone() {
    this.#threads.set(this.#name, this.thread)
    const look = () => {
      this.#leads = document.visibilityState === "visible"
      this.#leads ? this.#later(SETTLE) : this.#source?.close()
    }
    document.addEventListener("visibilitychange", look)
    look()
  }

  #hear(data) {
    if (data.state) return this.#show(data.state)
    if (data.who) return this.#tell({ here: this.#name, thread: this.thread })
    if (!this.#leads || !navigator.locks) return
    const before = this.#asked()
    data.gone ? this.#threads.delete(data.gone) : this.#threads.set(data.here, data.thread)
    if (this.#asked() !== before) this.#later(SETTLE)
  }

  #asked() {
    return [...new Set(this.#threads.values())].filter(Boolean).sort().join()
  }

  #later(delay) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#open(), delay)
  }

  // The browser opens a stream again that broke off, but not one that was refused.
  #open() {
    if (!this.#leads) return
    this.#source?.close()
    this.#source = new EventSource(`${this.dataset.url}?threads=${this.#asked()}`)
    this.#source.onmessage = ({ data }) => {
      const state = JSON.parse(data)
      this.#tell({ state })
      this.#show(state)
    }
    this.#source.onerror = () => this.#source.readyState === EventSource.CLOSED && this.#later(AGAIN)
  }

  #show({ unread, answers }) {
    document.dispatchEvent(new CustomEvent("notifications:unread", { detail: unread }))
    document.dispatchEvent(new CustomEvent("thread:answers", { detail: answers }))
  }

  #tell(data) {
    try {
      this.channel.postMessage(data)
    } catch {
      // The page is being left.
    }
  }
}

customElements.define("live-stream", LiveStream)
