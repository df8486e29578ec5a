CREATE LANGUAGE ours HANDLER plpgsql_call_handler;
