DROP TABLE supersessions;
DROP TABLE correction_marks;
DROP TABLE corrections;
