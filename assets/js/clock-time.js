// <clock-time data-today="{time}" data-tomorrow="tomorrow at {time}" data-weekday="{day} at {time}"><time datetime="…">
// Tells a time of day by the reader's own clocks, in the words of the page. With data-day="2026-05-04", the
// day it stands under, a time of that day is told alone and one of another with its weekday.
// The server's text, with its zone, is what is printed and what stands without script.
const clock = new Intl.DateTimeFormat(language, { timeStyle: "short" })
const weekday = new Intl.DateTimeFormat(language, { weekday: "long" })
const shortDay = new Intl.DateTimeFormat(language, { weekday: "short", hour: "numeric", minute: "2-digit" })
const whole = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" })
const exactly = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "long" })

class ClockTime extends HTMLElement {
  connectedCallback() {
    this.time = this.querySelector("time")
    this.at = new Date(this.time?.dateTime ?? NaN)
    if (isNaN(this.at)) return
    this.fromServer ??= this.time.textContent
    this.time.title = exactly.format(this.at)
    this.#tell()
    addEventListener("beforeprint", this.#print)
    addEventListener("afterprint", this.#tell)
  }

  disconnectedCallback() {
    removeEventListener("beforeprint", this.#print)
    removeEventListener("afterprint", this.#tell)
  }

  #tell = () => {
    this.time.textContent = this.dataset.day ? this.#ofDay() : this.#ahead()
  }

  #print = () => {
    this.time.textContent = this.fromServer
  }

  #ofDay() {
    return isoDay(this.at) === this.dataset.day ? clock.format(this.at) : shortDay.format(this.at)
  }

  #ahead() {
    const days = Math.round((midnight(this.at) - midnight(new Date())) / 86_400_000)
    const words = [this.dataset.today, this.dataset.tomorrow][days] ?? (days > 1 && days < 7 && this.dataset.weekday)
    if (!words) return whole.format(this.at)
    return words.replace("{time}", clock.format(this.at)).replace("{day}", weekday.format(this.at))
  }
}

function midnight(at) {
  return Date.UTC(at.getFullYear(), at.getMonth(), at.getDate())
}

function isoDay(at) {
  return new Date(midnight(at)).toISOString().slice(0, 10)
}

customElements.define("clock-time", ClockTime)
