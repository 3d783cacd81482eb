drafts-from = Your draft from { $when } is in this form.
drafts-discard = Discard the draft
drafts-said-discarded = The draft is discarded.
drafts-refused-long = A draft holds up to { $most } KiB. What you wrote stays in this page.
