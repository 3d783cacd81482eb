home-title = Welcome
home-ask-line = What can we help you with?
home-newest = From the community
home-spaces = Spaces
home-thanks = Thank you this week
home-thanks-answers = { $count ->
    [one] { $count } accepted answer
   *[other] { $count } accepted answers
}
home-steps = Your community is ready. What comes next:
home-step-done = (done)
home-step-space = Make a space for a product or a topic
home-step-welcome = Say in a sentence what this community is for
home-step-rules = Read the rules through and make them yours
home-step-ask = Ask the first question, or import what you have
