namespace GraphGateway.Getscreen.Payloads;

/// <summary>A location as it stands in a payload: in an object of its own, or flat beside other fields.</summary>
/// <param name="shape">The object that its parts stand in.</param>
internal sealed class GeoJsonReader(PayloadSchema shape)
{
    private readonly int _ip = shape.Text("ip");
    private readonly int _country = shape.Text("country");
    private readonly int _region = shape.Text("region");
    private readonly int _city = shape.Text("city");

    /// <summary>The location; null where no part is told.</summary>
    public Geo? Read(PayloadRow row) => row.Has(_ip) || row.Has(_country) || row.Has(_region) || row.Has(_city)
        ? new()
        {
            Ip = row.Text(_ip),
            Country = row.RepeatedText(_country),
            Region = row.RepeatedText(_region),
            City = row.RepeatedText(_city),
        }
        : null;
}
