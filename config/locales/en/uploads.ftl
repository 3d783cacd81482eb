# Pictures and files in posts.

uploads-field = Add a picture or a file
uploads-hint = png, jpeg, webp, gif (its first picture), or text, log, zip, pdf; up to { $most } MB each. Where a photo was taken is not kept.
uploads-add = Add the file
uploads-said-added = The file stands at the end of your text now. If it is a picture, please write between the square brackets what it shows, for people who cannot see it.

uploads-refused-missing = Choose a file first.
uploads-refused-empty = This file is empty.
uploads-refused-large = This file is larger than { $most } MB. A picture can be cut to the part that matters; a log can be sent as a zip.
uploads-refused-pixels = This picture has more than { $most } million pixels. Please make it smaller, or cut it to the part that matters.
uploads-refused-damaged = This picture cannot be read. Please save it once more, as png or jpeg, and try again.
uploads-refused-unknown = Files of this kind cannot be added. Pictures can (png, jpeg, webp, gif), and text, logs, zip and pdf.
uploads-refused-no-picture = A png, jpeg, webp or gif, please.
uploads-refused-full = Your files fill the { $most } MB that each person has here. Please ask a moderator.

uploads-live-adding = { $name } is being added
uploads-live-added = { $name } is in your text.
uploads-live-stop = Stop adding { $name }
uploads-live-alt = What does it show?
uploads-live-insist = One thing before it is sent: please say in a few words what the picture shows, for people who cannot see it. Press once more to send it without.
uploads-live-wait = A file is still on its way. Please wait a moment, or stop it.
