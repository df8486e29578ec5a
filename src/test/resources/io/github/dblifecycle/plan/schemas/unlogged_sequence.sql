-- from 15
create unlogged sequence fast;
