using Microsoft.Playwright;

namespace GraphGateway.EndToEnd.Harness;

/// <summary>The Chromium of the machine; Playwright's own browsers are not downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Null where no browser is installed.</summary>
    public static string? ExecutablePath { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name)))
        .FirstOrDefault(File.Exists);

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = ExecutablePath, Headless = true, Args = Arguments });

    /// <summary>Skips the test with the reason, or fails it where <c>REQUIRE_BROWSER=1</c> says that nothing may be missing.</summary>
    public static void SkipIf(bool condition, string reason)
    {
        if (condition && Environment.GetEnvironmentVariable("REQUIRE_BROWSER") == "1")
            Assert.Fail(reason);
        Skip.If(condition, reason);
    }
}
