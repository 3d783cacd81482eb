home-title = Welcome
home-ask-line = What can we help you with?
home-newest = From the community
