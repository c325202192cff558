-- The settings of a site that once were are found without a walk through the years. The index holds nothing but them.
CREATE INDEX event_site_saved ON event (position) WHERE type = 'site_saved';
