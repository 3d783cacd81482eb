# What is wrong with a password that someone chooses.

passwords-too-short = At least { $least } characters, please. Several words are easy to keep in mind.
passwords-too-long = At most { $most } characters, please.
passwords-guessable = This one is easy to guess. Several words that have nothing to do with you are better.
