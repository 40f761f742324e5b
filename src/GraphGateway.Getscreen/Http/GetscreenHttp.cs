using System.Diagnostics;
using GraphGateway.Getscreen.Payloads;
using GraphGateway.Getscreen.Resilience;
using Microsoft.Extensions.Logging;

namespace GraphGateway.Getscreen.Http;

/// <summary>Makes the calls of one account: adds the key, keeps the deadline, reads the answer, and gives every failure its one form.</summary>
internal sealed partial class GetscreenHttp(HttpClient http, GetscreenAccount account, CallWatch? watch, GetscreenOptions options, TimeProvider time, ILogger logger)
{
    /// <summary>The name that <see cref="IHttpClientFactory"/> knows the client by.</summary>
    public const string ClientName = "Getscreen";

    /// <summary>Makes a call and reads its answer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="shape">What its rows look like.</param>
    /// <param name="map">What is made of the answer.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<TResult> SendAsync<TResult>(GetscreenCall call, Shape shape, Func<Envelope, TResult> map, CancellationToken cancellationToken) => SendAsync(
        call,
        async (content, deadline) => map(PayloadReader.Read(await Body.ReadAsync(content, deadline), shape)),
        cancellationToken);

    /// <summary>Makes a call of which only the status tells anything.</summary>
    public Task SendAsync(GetscreenCall call, CancellationToken cancellationToken) =>
        SendAsync(call, static (_, _) => Task.FromResult(true), cancellationToken);

    private async Task<TResult> SendAsync<TResult>(GetscreenCall call, Func<HttpContent, CancellationToken, Task<TResult>> read, CancellationToken cancellationToken)
    {
        watch?.Starting();
        var started = time.GetTimestamp();
        using var activity = GetscreenTelemetry.Start(call, account.Name);
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var request = Request(call, time.GetUtcNow() + options.Timeout);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            if (!response.IsSuccessStatusCode)
                throw Failures.OfStatus(call, response, time);
            var result = await read(response.Content, deadline.Token);
            Note(call, activity, started, GetscreenTelemetry.Ok, (int)response.StatusCode);
            return result;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var failure = exception as GetscreenException ?? Failures.Of(call, exception, AttemptCounter.HasLeft(request));
            Note(call, activity, started, failure.Failure.ToString(), failure.StatusCode);
            throw failure;
        }
        catch
        {
            Note(call, activity, started, GetscreenTelemetry.Cancelled, status: null);
            throw;
        }
    }

    private HttpRequestMessage Request(GetscreenCall call, DateTimeOffset deadline)
    {
        var inQuery = options.KeyPlacement is KeyPlacement.Query;
        var query = inQuery ? GetscreenCall.Join(call.Query, "apikey", account.ApiKey) : call.Query;
        var request = new HttpRequestMessage(call.Method, new Uri(string.Concat(Folder(account.BaseAddress), call.Path, query)));
        if (!inQuery)
            request.Headers.Add("X-Api-Key", account.ApiKey);
        request.Options.Set(AccountPipelines.Account, account.Name);
        request.Options.Set(AccountPipelines.Deadline, deadline);
        if (watch is not null)
            request.Options.Set(AttemptCounter.Watch, watch);
        return request;
    }

    // Without the slash at its end an address would lose its last part when a path is added.
    private static string Folder(Uri address) => address.AbsoluteUri is [.., '/'] and var folder ? folder : address.AbsoluteUri + "/";

    private void Note(GetscreenCall call, Activity? activity, long started, string outcome, int? status)
    {
        var elapsed = time.GetElapsedTime(started);
        GetscreenTelemetry.Record(call, activity, elapsed, outcome, status);
        LogCall(call.Method.Method, call.Path, account.Name, outcome, elapsed.TotalMilliseconds);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} {Path} for {Account}: {Outcome} in {Milliseconds} ms")]
    private partial void LogCall(string method, string path, string account, string outcome, double milliseconds);
}
