package io.github.dblifecycle.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** report.html as a browser shows it; {@code -Dreport.update} writes the pictures of docs/REPORT.md anew. */
class ReportPageTest {

    private static final Path PICTURES =
            Path.of(System.getProperty("basedir", ".")).resolve("docs/images");

    @TempDir
    private Path directory;

    @BeforeAll
    static void thereIsABrowser() {
        boolean there = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "chromium")));
        assertThat(there || System.getenv("BROWSER_CHECKS") == null)
                .as("chromium is there, as BROWSER_CHECKS wants")
                .isTrue();
        assumeTrue(there, "skipped: there is no chromium to look at report.html with");
    }

    private byte[] browse(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "chromium",
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--user-data-dir=" + directory.resolve("profile")));
        command.addAll(List.of(options));
        Path out = directory.resolve("out.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllBytes(out);
    }

    private Path page(Report report) throws IOException {
        return Files.writeString(directory.resolve("report.html"), HtmlReport.of(ReportView.of(report, text -> text)));
    }

    /** In a frame of the width that is asked for: a window is never narrower than 500 pixels. */
    private String measured(Report report, int width) throws IOException, InterruptedException {
        page(report);
        Path frame = Files.writeString(directory.resolve("frame.html"), """
                <!DOCTYPE html><iframe id="f" src="report.html" width="%d" height="900" style="border:0"></iframe>
                <p id="out"></p><script>
                f.onload = () => {
                  const d = f.contentDocument, e = d.documentElement;
                  const wide = [...d.querySelectorAll('body *')].filter(x => !x.closest('.scroll')
                      && x.getBoundingClientRect().right > e.clientWidth + 1).map(x => x.tagName);
                  out.textContent = 'width ' + e.scrollWidth + ' of ' + e.clientWidth + ' wide ' + wide.join() + '.'
                      + ' styled ' + getComputedStyle(d.body).margin;
                };
                </script>""".formatted(width));
        String dom = new String(
                browse(
                        "--allow-file-access-from-files",
                        "--virtual-time-budget=20000",
                        "--dump-dom",
                        frame.toUri().toString()),
                StandardCharsets.UTF_8);
        return dom.substring(dom.indexOf("<p id=\"out\">") + 12, dom.indexOf("</p>", dom.indexOf("<p id=\"out\">")));
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 1280})
    void nothingIsWiderThanTheScreen(int width) throws Exception {
        assertThat(measured(ReportExample.failed(), width))
                .isEqualTo("width " + width + " of " + width + " wide . styled 0px");
    }

    @Test
    void nothingThatOthersWroteIsWiderThanTheScreen() throws Exception {
        for (String text :
                Stream.of("x".repeat(3_000), "a_very_long_name_".repeat(40)).toList()) {
            assertThat(measured(Hostile.report(text), 390)).startsWith("width 390 of 390 wide .");
        }
    }

    /** A script would write its mark; the page's policy and its escaping let none run. */
    @Test
    void nothingRuns() throws Exception {
        Report report =
                Hostile.report("<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">");
        String dom = new String(browse("--dump-dom", page(report).toUri().toString()), StandardCharsets.UTF_8);
        assertThat(dom).doesNotContain("<title>owned</title>").contains("db:validate of &lt;script&gt;");
    }

    @ParameterizedTest
    @CsvSource({"1280, 1500, light", "1280, 1500, dark", "390, 1500, light", "390, 1500, dark"})
    void itIsDrawn(int width, int height, String scheme) throws Exception {
        isDrawn("report", page(ReportExample.failed()), width, height, scheme);
    }

    /** As GitHub shows it: by marked, which reads GitHub's Markdown, and by Mermaid. */
    @ParameterizedTest
    @CsvSource({"1280, 1500, light", "1280, 1500, dark", "390, 1500, light", "390, 1500, dark"})
    void theSummaryIsDrawn(int width, int height, String scheme) throws Exception {
        Path documents = Path.of("src/test/documents");
        boolean there = Files.isDirectory(documents.resolve("node_modules/marked"));
        assertThat(there || System.getenv("DOCUMENT_CHECKS") == null)
                .as("node_modules is there, as DOCUMENT_CHECKS wants")
                .isTrue();
        assumeTrue(there, "skipped: npm ci was not run in " + documents);
        Path markdown = Files.writeString(
                directory.resolve("summary.md"),
                StepSummary.of(
                        ReportView.of(ReportExample.failed(), text -> text),
                        StepSummary.MOST_BYTES,
                        "target/db/report.html"));
        Path page = directory.resolve("summary.html");
        Process process = new ProcessBuilder(
                        "node", documents.resolve("summary.mjs").toString())
                .redirectInput(markdown.toFile())
                .redirectOutput(page.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor()).isZero();
        String dom = new String(
                browse("--virtual-time-budget=20000", "--dump-dom", page.toUri().toString()), StandardCharsets.UTF_8);
        assertThat(dom).contains("<svg ", "public.payments · created").doesNotContain("Syntax error");
        isDrawn("summary", page, width, height, scheme);
    }

    private void isDrawn(String name, Path page, int width, int height, String scheme) throws Exception {
        Path picture = directory.resolve(name + "-" + width + "-" + scheme + ".png");
        Path frame = Files.writeString(
                directory.resolve("frame.html"),
                "<!DOCTYPE html><style>body{margin:0}iframe{border:0;display:block}</style>"
                        + "<iframe src=\"%s\" width=\"%d\" height=\"%d\"></iframe>"
                                .formatted(page.getFileName(), width, height));
        browse(
                "--window-size=" + Math.max(width, 500) + "," + height,
                "--blink-settings=preferredColorScheme=" + (scheme.equals("dark") ? 0 : 1),
                "--virtual-time-budget=20000",
                "--screenshot=" + picture,
                frame.toUri().toString());
        BufferedImage window = ImageIO.read(picture.toFile());
        assertThat(window.getWidth()).isGreaterThanOrEqualTo(width);
        ImageIO.write(window.getSubimage(0, 0, width, height), "png", picture.toFile());
        assertThat(Files.size(picture)).isGreaterThan(20_000);
        if (System.getProperty("report.update") != null && System.getenv("CI") == null) {
            Files.createDirectories(PICTURES);
            Files.copy(
                    picture,
                    PICTURES.resolve(picture.getFileName()),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
