INSERT INTO audit_setting VALUES (1, 'on');
INSERT INTO route VALUES (1, 'north');
INSERT INTO target VALUES (1, 'archive');
