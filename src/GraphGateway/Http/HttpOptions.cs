using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Http;

/// <summary>The section <c>Http</c>: GraphQL over HTTP.</summary>
internal sealed class HttpOptions
{
    public const string Section = "Http";

    /// <summary>What <see cref="MaxBatchSize"/> may be at most.</summary>
    public const int LargestMaxBatchSize = 100;

    /// <summary>The largest request body in bytes. 1 KB to 100 MB.</summary>
    [Range(1_000, 100_000_000)]
    public int MaxBodyBytes { get; set; } = 1_000_000;

    /// <summary>How many requests an array may hold. 0 to 100; 0, the default, takes no arrays.</summary>
    [Range(0, LargestMaxBatchSize)]
    public int MaxBatchSize { get; set; }

    /// <summary>
    /// The proxies in front of this server, as addresses or networks (<c>10.0.0.5</c>, <c>10.0.0.0/8</c>): what they say of a client's
    /// address, scheme and host is believed. Default: none, and nobody is believed.
    /// </summary>
    public List<string> KnownProxies { get; } = [];

    /// <summary>Where clients reach the gateway: absolute, http or https. Default: as the request says.</summary>
    public Uri? PublicBaseAddress { get; set; }

    /// <summary>
    /// Whether answers under <c>application/graphql-response+json</c> have the status codes of the specification's draft of 2026: 422
    /// for what is not valid, 294 for a part of the data. Default: false.
    /// </summary>
    public bool SpecDraft2026 { get; set; }

    /// <summary>Whether a GET must carry a header that a browser asks for leave to send. Default: false, for no cookie is a credential.</summary>
    public bool RequirePreflightForGet { get; set; }
}
