// <unread-bell data-label="Notifications: {count} new" data-none="Notifications"><a><svg>…<span class="bell__count">
// How much is new, kept up while the page is open: less when a thread's news are read, and what a stream says
// (notifications:unread). The link works without.
class UnreadBell extends HTMLElement {
  connectedCallback() {
    this.link = this.querySelector("a")
    this.number = this.querySelector(".bell__count")
    document.addEventListener("notifications:read", this.#less)
    document.addEventListener("notifications:unread", this.#now)
  }

  disconnectedCallback() {
    document.removeEventListener("notifications:read", this.#less)
    document.removeEventListener("notifications:unread", this.#now)
  }

  #less = (event) => this.#show(Math.max(0, parseInt(this.number.textContent || "0", 10) - event.detail))
  #now = (event) => this.#show(event.detail)

  #show(count) {
    const shown = count > 99 ? "99+" : String(count || "")
    this.number.textContent = shown
    this.link.ariaLabel = count ? this.dataset.label.replace("{count}", shown) : this.dataset.none
  }
}

customElements.define("unread-bell", UnreadBell)
