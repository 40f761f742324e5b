using GraphGateway.EndToEnd.Harness;
using Microsoft.Playwright;

namespace GraphGateway.EndToEnd.Playground;

/// <summary>One gateway and one browser for all tests of the page; each test opens a page with a storage of its own.</summary>
public sealed class PlaygroundFixture : IAsyncLifetime
{
    // The world moves, and the gateway tells when somebody begins to listen and when nobody does any more.
    private static readonly string[] Settings =
        ["--Sandbox:Activity=Fast", "--Subscriptions:Interval=00:00:01", "--Logging:LogLevel:GraphGateway.Subscriptions=Debug"];

    private RunningGateway? _gateway;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (Chromium.ExecutablePath is null)
            return;
        _gateway = await RunningGateway.StartAsync(Settings);
        _playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_gateway is not null)
            await _gateway.DisposeAsync();
    }

    internal Task GatewayWroteAsync(string text) => _gateway!.WroteAsync(text);

    internal async Task<OpenPlayground> OpenAsync()
    {
        Chromium.SkipIf(_browser is null, "No Chromium or Chrome is on the PATH.");
        var page = await _browser!.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 }, Locale = "en-US", ColorScheme = ColorScheme.Light });
        var playground = new OpenPlayground(page, _gateway!.GraphQL);
        await playground.LoadAsync();
        return playground;
    }
}
