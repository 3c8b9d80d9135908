// For the one secret that there is: that of the app by which people sign in. The program never reads it.

@description('Where it stands.')
param location string

@description('The name of the vault, unique in Azure.')
param name string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enabledForTemplateDeployment: true // a deployment hands the secret to the Bot Service
    enableSoftDelete: true
    enablePurgeProtection: true
  }
}
