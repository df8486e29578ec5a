CREATE TYPE mood AS ENUM ('desperate', 'sad', 'ok');
