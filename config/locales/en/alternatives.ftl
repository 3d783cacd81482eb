alternatives-mark = This works too
alternatives-withdraw = This does not work too
alternatives-works = Another working solution
alternatives-by = marked by { $name }, { $when }
alternatives-said-marked = Thank you: this answer is marked as working too.
alternatives-said-withdrawn = This answer is no longer marked as working too.
