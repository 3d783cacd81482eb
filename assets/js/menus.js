// <details name="header"> in the header: a click elsewhere or Escape closes them, as menus do.
const opened = () => [...document.querySelectorAll('details[name="header"][open]')]

document.addEventListener("click", (event) => {
  for (const menu of opened()) if (!menu.contains(event.target)) menu.open = false
})

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return
  for (const menu of opened()) {
    menu.open = false
    menu.querySelector("summary").focus()
  }
})
