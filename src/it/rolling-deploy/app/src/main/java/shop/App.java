package shop;

public class App {

    private final Order order = new Order();
}
