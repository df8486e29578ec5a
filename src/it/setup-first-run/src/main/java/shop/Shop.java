package shop;

/** Makes the compiler plugin run, so that the projects after this one find it in the repository. */
final class Shop {}
