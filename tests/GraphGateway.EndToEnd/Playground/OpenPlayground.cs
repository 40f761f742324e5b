using System.Collections.Concurrent;
using GraphGateway.EndToEnd.Harness;
using Microsoft.Playwright;

namespace GraphGateway.EndToEnd.Playground;

/// <summary>The page as its user sees it, with a record of what it asked for and complained about.</summary>
internal sealed class OpenPlayground : IAsyncDisposable
{
    private readonly Uri _address;
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _complaints = new();

    public OpenPlayground(IPage page, Uri address)
    {
        Page = page;
        _address = address;
        page.Request += (_, request) => _requests.Enqueue(request.Url);
        // A refused operation is an answer of the endpoint, which the browser reports as a failed load; a missing file is a complaint.
        page.Console += (_, message) => Note(message.Type is "error" && !message.Location.StartsWith($"{address}:", StringComparison.Ordinal), $"{message.Text} {message.Location}");
        page.PageError += (_, error) => Note(true, error);
    }

    public IPage Page { get; }

    public ILocator ActiveTab => Page.Locator(".graphiql-tab-active .graphiql-tab-button");

    public ILocator Result => Page.Locator(".graphiql-response .view-lines");

    public IEnumerable<string> RequestsElsewhere => _requests.Where(url => !url.StartsWith(Origin, StringComparison.Ordinal) && IsNetwork(url));

    public IEnumerable<string> Complaints => _complaints;

    private string Origin => _address.GetLeftPart(UriPartial.Authority) + "/";

    public async Task LoadAsync()
    {
        await Page.GotoAsync(_address.ToString());
        Chromium.SkipIf((await Page.TitleAsync()).Contains("not built", StringComparison.Ordinal), "The page was not built: npm was missing.");
        await ExecuteButton.WaitForAsync();
        // The button is there before the editors are, and does nothing without them.
        await Page.Locator(".graphiql-query-editor .view-lines").WaitForAsync();
        await Result.WaitForAsync();
    }

    public Task SelectTabAsync(string name) => Page.Locator(".graphiql-tab-button").GetByText(name, new() { Exact = true }).ClickAsync();

    /// <summary>Opens an example from the list beside the editor.</summary>
    public async Task OpenExampleAsync(string name)
    {
        await Page.Locator(".examples button").Filter(new() { Has = Page.GetByText(name, new() { Exact = true }) }).ClickAsync();
        await Assertions.Expect(ActiveTab).ToHaveTextAsync(name);
    }

    /// <summary>Presses the button and answers with the request that it sent.</summary>
    public Task<IRequest> ExecuteAsync(string operation) => Page.RunAndWaitForRequestAsync(
        () => ExecuteButton.ClickAsync(),
        request => IsOperation(request) && request.PostData!.Contains($" {operation}", StringComparison.Ordinal));

    /// <summary>Presses the button, which stops an operation that goes on.</summary>
    public Task StopAsync() => Page.Locator(".graphiql-execute-button[aria-label^='Stop']").ClickAsync();

    public async Task TypeHeadersAsync(string headers)
    {
        await Page.Locator(".graphiql-editor-tool .graphiql-editor:not(.hidden) .monaco-editor").ClickAsync();
        await Page.Keyboard.PressAsync("ControlOrMeta+A");
        await Page.Keyboard.InsertTextAsync(headers);
        // The editor closes brackets by itself, also those that were closed already.
        await Page.Keyboard.PressAsync("ControlOrMeta+Shift+End");
        await Page.Keyboard.PressAsync("Delete");
    }

    public async ValueTask DisposeAsync() => await Page.CloseAsync();

    private ILocator ExecuteButton => Page.Locator(".graphiql-execute-button");

    private bool IsOperation(IRequest request) => request.Method == "POST" && request.Url == _address.ToString();

    private static bool IsNetwork(string url) => !url.StartsWith("data:", StringComparison.Ordinal) && !url.StartsWith("blob:", StringComparison.Ordinal);

    private void Note(bool isComplaint, string text)
    {
        if (isComplaint)
            _complaints.Enqueue(text);
    }
}
