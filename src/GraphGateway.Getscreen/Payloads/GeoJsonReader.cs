namespace GraphGateway.Getscreen.Payloads;

/// <summary>Reads a location, either from an object of its own or from fields of its parent.</summary>
/// <param name="shape">The schema of the object that contains the location's fields.</param>
internal sealed class GeoJsonReader(PayloadSchema shape)
{
    private readonly int _ip = shape.Text("ip");
    private readonly int _country = shape.Text("country");
    private readonly int _region = shape.Text("region");
    private readonly int _city = shape.Text("city");

    /// <summary>Reads the location. Null if all its parts are absent.</summary>
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
