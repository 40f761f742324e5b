using System.Text.Json.Nodes;
using GraphGateway.Tests.Harness;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace GraphGateway.Tests.Deployment;

/// <summary>The shipped deployments grant each part only the rights, the memory and the network that it needs.</summary>
public sealed class HardeningTests
{
    private const string Digest = "@sha256:[0-9a-f]{64}";

    private static readonly JsonNode _compose = Yaml("compose.yaml");

    private static string[] Names => [.. _compose["services"]!.AsObject().Select(service => service.Key)];

    public static TheoryData<string> Services => [.. Names];

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_of_compose_has_a_read_only_root_no_capabilities_and_a_memory_limit(string name)
    {
        var service = Service(name);

        Assert.Equal("true", (string?)service["read_only"]);
        Assert.Equal(["ALL"], Texts(service["cap_drop"]));
        Assert.Equal(["no-new-privileges:true"], Texts(service["security_opt"]));
        Assert.Matches("^[0-9]+m$", (string?)service["mem_limit"]);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_of_compose_is_built_here_or_named_by_digest(string name)
    {
        var service = Service(name);

        if (service["build"] is null)
            Assert.Matches(Digest + "$", (string?)service["image"]);
    }

    [Fact]
    public void Only_the_gateways_reach_Redis_which_requires_a_password()
    {
        var inData = Names.Where(name => Texts(Service(name)["networks"]).Contains("data"));

        Assert.Equal(["gateway-1", "gateway-2", "redis"], inData);
        Assert.Equal(["data"], Texts(Service("redis")["networks"]));
        Assert.Equal("true", (string?)_compose["networks"]!["data"]!["internal"]);
        Assert.Contains("requirepass", Texts(Service("redis")["command"])[^1], StringComparison.Ordinal);
        Assert.Contains("password=${REDIS_PASSWORD:?", (string?)Service("gateway-1")["environment"]!["ConnectionStrings__Redis"], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_stage_of_the_image_is_named_by_digest()
    {
        var stages = File.ReadLines(Repository.Path("Dockerfile")).Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).ToArray();

        Assert.Equal(3, stages.Length);
        Assert.All(stages, stage => Assert.Matches(Digest, stage));
    }

    [Fact]
    public void The_proxy_ends_connections_whose_request_head_does_not_arrive() =>
        Assert.Matches(@"(?m)^\s+timeout http-request \d+s$", File.ReadAllText(Repository.Path("deploy", "haproxy", "haproxy.cfg")));

    [Fact]
    public void Kubernetes_admits_only_Prometheus_to_the_management_port()
    {
        var policy = Yaml("deploy", "kubernetes", "network-policy.yaml");
        var management = policy["spec"]!["ingress"]!.AsArray().Single(rule => rule!["ports"]!.ToJsonString().Contains("management", StringComparison.Ordinal))!;

        Assert.Contains("network-policy.yaml", Texts(Yaml("deploy", "kubernetes", "kustomization.yaml")["resources"]));
        Assert.Equal("monitoring", (string?)management["from"]![0]!["namespaceSelector"]!["matchLabels"]!["kubernetes.io/metadata.name"]);
    }

    private static JsonNode Service(string name) => _compose["services"]![name]!;

    private static string[] Texts(JsonNode? list) => [.. list!.AsArray().Select(item => (string)item!)];

    // YAML's scalars become texts: what a test compares is what stands in the file.
    private static JsonNode Yaml(params string[] path)
    {
        using var text = File.OpenText(Repository.Path(path));
        var content = new DeserializerBuilder().Build().Deserialize(new MergingParser(new Parser(text)));
        return JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(content))!;
    }
}
