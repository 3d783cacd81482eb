posts-refused-too-long = At most { $limit } bytes, please.
posts-refused-too-deep = Quotes, lists and brackets are nested too deep here: at most { $limit } levels, please.
