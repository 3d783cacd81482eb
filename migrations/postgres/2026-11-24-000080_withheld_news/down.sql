DROP TABLE withheld_news;
