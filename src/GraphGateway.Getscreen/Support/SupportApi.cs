using GraphGateway.Getscreen.Calls;
using GraphGateway.Getscreen.Http;
using GraphGateway.Getscreen.Payloads;

namespace GraphGateway.Getscreen.Support;

/// <summary>The <c>support</c> methods (quick support): <c>support/list</c>, <c>support/create</c>, <c>support/info</c> and <c>support/close</c>.</summary>
public sealed class SupportApi
{
    private readonly GetscreenHttp _http;

    internal SupportApi(GetscreenHttp http) => _http = http;

    /// <summary>Returns the open connections (<c>GET support/list</c>).</summary>
    public Task<SupportList> ListAsync(CancellationToken cancellationToken) => _http.SendAsync(
        new(HttpMethod.Get, "support/list"),
        SupportConnectionJsonReader.Shape,
        SupportConnectionJsonReader.ReadList,
        cancellationToken);

    /// <summary>Creates a connection (<c>POST support/create</c>). Never retried.</summary>
    public Task<SupportConnection> CreateAsync(string? clientName, CancellationToken cancellationToken) => _http.SendAsync(
        new GetscreenCall(HttpMethod.Post, "support/create").With("client_name", clientName),
        SupportConnectionJsonReader.Shape,
        envelope => SupportConnectionJsonReader.Read(envelope) is [var connection, ..] ? connection : throw new PayloadException("data[0]", "an object", PayloadException.Nothing),
        cancellationToken);

    /// <summary>Returns a connection, open or closed (<c>GET support/info</c>), or null if there is none.</summary>
    public async Task<SupportConnection?> InfoAsync(int connectionId, CancellationToken cancellationToken)
    {
        try
        {
            return await _http.SendAsync(
                new GetscreenCall(HttpMethod.Get, "support/info").With("connection_id", connectionId),
                SupportConnectionJsonReader.Shape,
                envelope => SupportConnectionJsonReader.Read(envelope) is [var connection, ..] ? connection : null,
                cancellationToken);
        }
        catch (GetscreenException exception) when (exception.Failure is GetscreenFailure.NotFound)
        {
            return null;
        }
    }

    /// <summary>Closes a connection (<c>POST support/close</c>). Never retried.</summary>
    public Task CloseAsync(int connectionId, CancellationToken cancellationToken) => _http.SendAsync(
        new GetscreenCall(HttpMethod.Post, "support/close").With("connection_id", connectionId),
        cancellationToken);
}
