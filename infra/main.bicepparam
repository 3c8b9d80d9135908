using './main.bicep'

param image = 'contoso.azurecr.io/pmobot:0.1.0'
param registryName = 'contoso'
param admins = ['6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01']
param alertEmail = 'pmo-operations@contoso.com'

// After the first deployment, once the sign-in app is there and its secret in the vault:
// param signInAppId = '0d6c2f0a-8f5e-4a39-9a57-2f5f6f3f7c11'
