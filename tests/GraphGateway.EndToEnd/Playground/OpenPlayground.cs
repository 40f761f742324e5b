using System.Collections.Concurrent;
using GraphGateway.EndToEnd.Harness;
using Microsoft.Playwright;

namespace GraphGateway.EndToEnd.Playground;

/// <summary>The page as its user sees it, with a record of what it asked for and complained about.</summary>
internal sealed class OpenPlayground : IAsyncDisposable
{
    private const int Attempts = 20;

    private readonly Uri _address;
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _complaints = new();

    public OpenPlayground(IPage page, Uri address)
    {
        Page = page;
        _address = address;
        page.Request += (_, request) => _requests.Enqueue(request.Url);
        page.Console += (_, message) => Note(message.Type is "error", message.Text);
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
    }

    public Task SelectTabAsync(string name) => Page.Locator(".graphiql-tab-button").GetByText(name, new() { Exact = true }).ClickAsync();

    /// <summary>
    /// Presses the button and answers with the request that it sent. GraphiQL reads the name of the operation a moment after a change of
    /// tab; until then it sends that of the tab before, so the button is pressed again until the right one goes out.
    /// </summary>
    public async Task<IRequest> ExecuteAsync(string operation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var request = await Page.RunAndWaitForRequestAsync(() => ExecuteButton.ClickAsync(), IsOperation);
            await request.ResponseAsync();
            if (request.PostData!.Contains($"\"operationName\":\"{operation}\"", StringComparison.Ordinal))
                return request;
        }

        throw new InvalidOperationException($"{operation} was not sent in {Attempts} attempts.");
    }

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
