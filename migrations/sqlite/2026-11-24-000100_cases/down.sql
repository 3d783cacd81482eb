DROP TABLE case_notes;
DROP TABLE decisions;
DROP TABLE cases;
