using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Http;

/// <summary>Options of the section <c>Http</c>: GraphQL over HTTP.</summary>
internal sealed class HttpOptions
{
    public const string Section = "Http";

    /// <summary>The largest allowed value of <see cref="MaxBatchSize"/>.</summary>
    public const int LargestMaxBatchSize = 100;

    /// <summary>The smallest allowed value of <see cref="MaxPendingBytes"/>.</summary>
    public const long LeastPendingBytes = 1_000_000;

    /// <summary>The largest allowed value of <see cref="MaxPendingBytes"/>.</summary>
    public const long MostPendingBytes = 100_000_000_000;

    /// <summary>The maximum size of a request body in bytes. 1 KB to 100 MB.</summary>
    [Range(1_000, 100_000_000)]
    public int MaxBodyBytes { get; set; } = 1_000_000;

    /// <summary>The maximum number of operations in a request batch (a JSON array). 0 to 100. With 0, the default, request batches are rejected.</summary>
    [Range(0, LargestMaxBatchSize)]
    public int MaxBatchSize { get; set; }

    /// <summary>
    /// The trusted proxies in front of this server, as addresses or networks (<c>10.0.0.5</c>, <c>10.0.0.0/8</c>). Their X-Forwarded-* headers
    /// set a client's address, scheme and host. Default: none, and the headers are ignored.
    /// </summary>
    public List<string> KnownProxies { get; } = [];

    /// <summary>The public base URL of the gateway for clients: absolute, http or https. Default: the scheme and host of the request.</summary>
    public Uri? PublicBaseAddress { get; set; }

    /// <summary>
    /// Whether responses of the type <c>application/graphql-response+json</c> have the status codes of the 2026 draft of the specification:
    /// 422 for an invalid document or invalid variables, 294 for partial data. Default: false.
    /// </summary>
    public bool SpecDraft2026 { get; set; }

    /// <summary>Whether a GET must have a header that triggers a CORS preflight. Default: false, because the gateway does not use cookies as credentials.</summary>
    public bool RequirePreflightForGet { get; set; }

    /// <summary>
    /// The maximum number of bytes of requests and responses in memory for all clients together. 1 MB to 100 GB. Default: a sixth of the
    /// memory that the runtime may use.
    /// </summary>
    [Range(LeastPendingBytes, MostPendingBytes)]
    [Display(Prompt = "64000000")]
    public long? MaxPendingBytes { get; set; }

    /// <summary>The maximum number of these bytes for all callers of one account. 1 MB to 100 GB. Default: half of <see cref="MaxPendingBytes"/>.</summary>
    [Range(LeastPendingBytes, MostPendingBytes)]
    [Display(Prompt = "32000000")]
    public long? MaxPendingBytesPerAccount { get; set; }

    /// <summary>The maximum number of these bytes for one caller. 1 MB to 100 GB. Default: a quarter of <see cref="MaxPendingBytes"/>.</summary>
    [Range(LeastPendingBytes, MostPendingBytes)]
    [Display(Prompt = "16000000")]
    public long? MaxPendingBytesPerCaller { get; set; }

    /// <summary>The maximum time that a client may take to read a response of more than 32 kB, or an event or message of a stream. 5 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan MaxSendTime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The maximum number of open connections per client address. Known proxies have no limit. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxConnectionsPerAddress { get; set; } = 1_000;

    /// <summary>The maximum number of connections (or HTTP/2 streams) with a request of one caller in progress, until the response is written. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxConnectionsPerCaller { get; set; } = 512;

    /// <summary>The maximum number of open WebSockets per client address. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxSocketsPerAddress { get; set; } = 500;

    /// <summary>The maximum number of open WebSockets per caller. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxSocketsPerCaller { get; set; } = 250;

    /// <summary>The maximum number of open subscriptions per client address, over WebSockets and event streams. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxSubscriptionsPerAddress { get; set; } = 1_000;

    /// <summary>The maximum number of open subscriptions per caller, over WebSockets and event streams. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxSubscriptionsPerCaller { get; set; } = 500;
}
