using System.Globalization;
using System.Text.Json;
using GraphGateway.Sandbox.World;

namespace GraphGateway.Sandbox.Http;

/// <summary>
/// Writes JSON values in the format of a <see cref="SandboxVariant"/>. The loose variant derives each deviation from the value or an id, so that equal calls
/// return equal responses.
/// </summary>
internal sealed class VariantJsonWriter(Utf8JsonWriter json, SandboxVariant variant)
{
    private bool IsLoose => variant is SandboxVariant.Loose;

    public void Number(string name, long value)
    {
        if (IsLoose && value % 3 == 0)
            json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
        else
            json.WriteNumber(name, value);
    }

    public void Time(string name, long value)
    {
        if (value != 0)
            Number(name, value);
        else if (IsLoose)
            json.WriteString(name, "");
        else
            json.WriteNumber(name, 0);
    }

    /// <summary>Writes a time that is absent in the documented format if there is none.</summary>
    public void OptionalTime(string name, long? value, int salt)
    {
        if (value is { } time)
            Number(name, time);
        else if (IsLoose)
            WriteAbsent(name, salt, zero: true);
    }

    public void Text(string name, string value)
    {
        if (IsLoose && value.Length == 0)
            json.WriteNull(name);
        else
            json.WriteString(name, value);
    }

    /// <summary>Writes a string that is absent in the documented format if there is none.</summary>
    public void OptionalText(string name, string? value, int salt)
    {
        if (value is not null)
            json.WriteString(name, IsLoose && salt % 5 == 0 ? $"https://{value}" : value);
        else if (IsLoose)
            WriteAbsent(name, salt, zero: false);
    }

    public void System(string name, string os, int salt) => Text(name, IsLoose && os.Length > 0 && salt % 11 == 0 ? "templeos" : os);

    public void Place(GeoPlace place)
    {
        Text("ip", place.Ip);
        Text("country", place.Country);
        Text("region", place.Region);
        Text("city", place.City);
    }

    public void Geo(GeoPlace place)
    {
        json.WriteStartObject("geo");
        Place(place);
        json.WriteEndObject();
    }

    /// <summary>Writes an undocumented key.</summary>
    public void Novelty()
    {
        if (IsLoose)
            json.WriteString("beta_feature", "ignore me");
    }

    // Absent, null, "" or, for a time, 0: some responses use each of these for no value. The salt is divided by four, because the last two bits
    // of an agent's id already decide whether it has a permanent URL.
    private void WriteAbsent(string name, int salt, bool zero)
    {
        switch (salt / 4 % 4)
        {
            case 1: json.WriteNull(name); break;
            case 2: json.WriteString(name, ""); break;
            case 3 when zero: json.WriteNumber(name, 0); break;
        }
    }
}
