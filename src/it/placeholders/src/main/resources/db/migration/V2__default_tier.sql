ALTER TABLE ${table} ALTER COLUMN tier
    SET DEFAULT '${tier}';
