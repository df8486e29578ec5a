-- from 18
create table t (a integer primary key, b integer generated always as (a + 1) stored);
create publication generated for table t with (publish_generated_columns = stored);
