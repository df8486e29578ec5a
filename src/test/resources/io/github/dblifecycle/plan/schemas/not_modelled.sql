create type solid;
create type "two
lines";
