-- How much is public of a topic is counted without reading the publications.
CREATE INDEX dr_publication_newest ON dr_publication (topic, newest);
